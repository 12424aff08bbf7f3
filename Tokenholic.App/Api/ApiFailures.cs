using System.Data.Common;
using Tokenholic.App.Runs;
using Tokenholic.App.Shared;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Api;

/// <summary>Answers with a problem document in the reader's language when a verb fails.</summary>
internal sealed class ApiFailures(ErrorText errors) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (InvalidInputException e)
        {
            return Results.ValidationProblem(
                e.Problems.ToDictionary(), title: errors.For(e), statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["code"] = ErrorText.CodeOf(e) });
        }
        catch (Exception e) when (e is DbException or TimeoutException or TokenholicException)
        {
            return Results.Problem(
                title: errors.For(e),
                statusCode: e switch { TooManyRunsException => StatusCodes.Status429TooManyRequests, TokenholicException => StatusCodes.Status409Conflict, _ => StatusCodes.Status503ServiceUnavailable },
                extensions: new Dictionary<string, object?> { ["code"] = ErrorText.CodeOf(e) });
        }
    }
}
