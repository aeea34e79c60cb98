using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementTracker.Tests.Setup;

#pragma warning disable BL0006 // the only place that says what is sent

/// <summary>What a browser is sent for a component with one text field: bUnit shows the page that results, and not what is sent for it.</summary>
public sealed class LineToTheBrowser(IServiceProvider services) : Renderer(services, NullLoggerFactory.Instance)
{
    private (int ComponentId, ulong Handler) field;

    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    /// <summary>Each value that was written into the field after the first showing.</summary>
    public List<string> ValuesSet { get; } = [];

    public List<string> Texts { get; } = [];

    public Task ShowAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent =>
        Dispatcher.InvokeAsync(() => RenderRootComponentAsync(AssignRootComponentId(InstantiateComponent(typeof(TComponent))), ParameterView.FromDictionary(parameters)));

    public Task TypeAsync(string text) => Dispatcher.InvokeAsync(() => DispatchEventAsync(
        field.Handler, new EventFieldInfo { ComponentId = field.ComponentId, FieldValue = text }, new ChangeEventArgs { Value = text }));

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
    {
        foreach (var diff in renderBatch.UpdatedComponents.Array.Take(renderBatch.UpdatedComponents.Count))
        {
            foreach (var edit in diff.Edits)
            {
                var frame = renderBatch.ReferenceFrames.Array[edit.ReferenceFrameIndex];
                if (edit.Type == RenderTreeEditType.SetAttribute && frame.AttributeName == "value") ValuesSet.Add((string)frame.AttributeValue);
            }
            var frames = GetCurrentRenderTreeFrames(diff.ComponentId);
            foreach (var frame in frames.Array.Take(frames.Count))
            {
                if (frame is { FrameType: RenderTreeFrameType.Attribute, AttributeName: "oninput" }) field = (diff.ComponentId, frame.AttributeEventHandlerId);
                else if (frame.FrameType == RenderTreeFrameType.Text) Texts.Add(frame.TextContent);
            }
        }
        return Task.CompletedTask;
    }

    protected override void HandleException(Exception exception) => ExceptionDispatchInfo.Throw(exception);
}
