using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Features.BattleMap.Present;

/// <summary>The clouds' colours as light.css has them, for files that know no style sheet.</summary>
internal static class CloudColours
{
    internal static string Of(string vendor) => MapWords.Cloud(vendor) switch
    {
        VendorIds.Aliyun => "FF6A00",
        VendorIds.Volcengine => "1D5CFF",
        VendorIds.Baidu => "5B2BD9",
        VendorIds.Tencent => "00749A",
        VendorIds.Huawei => "C7000B",
        VendorIds.Overseas => "087A5B",
        VendorIds.SelfHosted => "667085",
        VendorIds.Unknown => "B5BDC9",
        _ => "7A6A00",
    };

    /// <summary>Text on that colour.</summary>
    internal static string On(string vendor) => MapWords.Cloud(vendor) is VendorIds.Aliyun or VendorIds.Unknown ? "14181F" : "FFFFFF";
}
