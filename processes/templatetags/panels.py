"""A panel of a higher floor, inside a page of this one."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from processes.panels import Panel

register = template.Library()


@register.simple_tag(takes_context=True)
def show(context: Context, panel: Panel, asked: bool = False) -> SafeString:
    """Render the template of a panel with its own names beside those of the page. `asked`: the one thing asked now."""
    with context.push(**panel.context, asked=asked):
        found = context.template.engine.get_template(panel.template)  # type: ignore[union-attr]  # set while rendering
        return found.render(context)
