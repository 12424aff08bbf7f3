namespace Tokenholic.App.Features.Admin.Calibration;

/// <summary>Names the resource files of the calibration page: CalibrationText.resx (Chinese) and CalibrationText.en.resx.</summary>
internal sealed class CalibrationText;
