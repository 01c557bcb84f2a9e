using Microsoft.AspNetCore.Http.Metadata;

namespace Maru.Web.Shell;

/// <summary>How large a form a page takes: pages anyone may post to take small ones only.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FormLimitAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize { get; } = bytes;
}
