using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>The customers.</summary>
public sealed class CustomerStore(NpgsqlDataSource dataSource)
{
    private readonly NpgsqlDataSource _dataSource = dataSource;

    /// <summary>The customer of that name, made when there is none; the same name in another width, case or spacing is the same customer.</summary>
    /// <exception cref="CustomerNameException">The name is empty or too long.</exception>
    public Task<(Customer Customer, bool Created)> GetOrCreateAsync(
        string name, string? website, string? industry, bool fictional, CancellationToken cancellationToken) =>
        throw new NotSupportedException(_dataSource.ConnectionString);

    /// <summary>The customer, or null.</summary>
    public Task<Customer?> FindAsync(Guid id, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Customers whose name or web site contains the words searched for, the latest touched first.</summary>
    public Task<IReadOnlyList<CustomerRow>> ListAsync(string? search, int skip, int take, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>How many customers such a list has.</summary>
    public Task<int> CountAsync(string? search, CancellationToken cancellationToken) => throw new NotSupportedException();
}
