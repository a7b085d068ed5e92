"""Documents of each kind that articles are read from, made for one test."""

import io
import zipfile
from collections.abc import Iterable

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages: Iterable[str]) -> bytes:
    """Return a PDF; a page is its lines, which may be Chinese."""
    numbers = [4 + 2 * n for n in range(len(pages))]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{n} 0 R' for n in numbers)}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts "
        "[<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>] >>",
    ]
    for number, lines in zip(numbers, pages, strict=True):
        shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td\n" for line in lines)
        content = f"BT /F1 12 Tf 50 800 Td\n{shown}ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document of a body's XML; of each further part the content, by its name."""
    return zipped({"word/document.xml": _part("document", f"<w:body>{body}</w:body>")} | {
        f"word/{name}.xml": _part(name, content) for name, content in parts.items()
    })  # fmt: skip


def paragraph(*runs: str) -> str:
    """Return a paragraph of a Word document."""
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def zipped(files: dict[str, str]) -> bytes:
    """Return an archive of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


def _part(root: str, content: str) -> str:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return f'<w:{root} xmlns:w="{_W}" xmlns:mc="{mc}">{content}</w:{root}>'


PAGE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>甲开发区上半年增长8.5%_某网</title>
<script>document.write("9999亿元")</script></head>
<body><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/b">新闻100条</a></li></ul></div>
<div class="main"><h1>甲开发区上半年增长8.5%</h1>
<div class="content"><p>&emsp;&emsp;今年上半年，甲开发区实现工业总产值<strong>超900</strong>亿元，同比增长8.5%。</p>
<p>总投资50.3万元/亩，<a href="https://example.org/77">另有项目</a>30个。这一段写得长一些，是为了让它像一段正文。</p>
<table><tr><th>指标</th><th>数值（公顷）</th></tr><tr><td>核准面积</td><td>442.12</td></tr></table>
<p>面积 12.5 km<sup>2</sup>，企业1600余家。<br>其中规上企业6家。</p>
</div></div><div class="footer"><p>版权所有 备案12345号</p></div></body></html>
"""
