import html
import html.entities

print(html.escape("<a href='x'>\"&amp;\"</a>"), html.escape("\"'", quote=False))
for text in ("&lt;p&gt;", "&amp;lt;", "&notit;", "&notin;", "&#65;&#x42;&#x43", "&#0;&#128;&#xD800;&#x110000;", "&unknown; & &", "&copy 2"):
    print(ascii(html.unescape(text)))
print(len(html.entities.html5), html.entities.name2codepoint["eacute"], html.entities.codepoint2name[0x20AC])
print(ascii(html.entities.entitydefs["alpha"]), len(html.entities.entitydefs), html.entities.name2codepoint["lang"])
