namespace Tokenholic.App.Features.Customers;

/// <summary>Names the resource files of the customers' screens: CustomersText.resx (Chinese) and CustomersText.en.resx.</summary>
internal sealed class CustomersText;
