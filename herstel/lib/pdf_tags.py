"""What WeasyPrint leaves undone before a file may call itself PDF/A-3a and PDF/UA-1."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import pydyf

RDF_END = b"</rdf:RDF>"
# PDF/A wants every namespace it does not know itself to be described in the file.
PDFUA_CLAIM = b"""<rdf:Description rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that this file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


class Related(Protocol):
    """What the file says about a file inside it."""

    @property
    def mime(self) -> str: ...
    @property
    def relationship(self) -> str: ...


def claim_both_standards(pdf: pydyf.PDF, metadata: Any) -> None:
    """The metadata stream again: uncompressed, and with PDF/UA beside PDF/A."""
    rdf = metadata.generate_rdf_metadata("a", 3, "A")
    stream = _object(pdf, pdf.catalog["Metadata"])
    stream.compress = False
    stream.stream = [
        b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        rdf.replace(RDF_END, PDFUA_CLAIM + RDF_END),
        b"</x:xmpmeta>",
        b'<?xpacket end="r"?>',
    ]


def scope_headers(pdf: pydyf.PDF) -> None:
    """A header cell says whether it stands above a column or before a row."""
    for cell in _structure(pdf, "/TH"):
        group = _object(pdf, _object(pdf, cell["P"])["P"])
        cell["A"]["Scope"] = "/Row" if group["S"] == "/TBody" else "/Column"


def describe_links(pdf: pydyf.PDF) -> None:
    """Links are printed, and a link inside the file says so in words."""
    for link in _dictionaries(pdf):
        if link.get("Subtype") == "/Link":
            link["F"] = 4
            if "Dest" in link:
                link["Contents"] = pydyf.String("Naar een plek in dit document")


def name_every_glyph(pdf: pydyf.PDF) -> None:
    """A letter drawn in pieces (Arabic dots, accents) has its text on the first piece.

    The other pieces get an invisible joiner: an empty name is not allowed.
    """
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and b"begincmap" in stream.stream:
            stream.stream = [
                line.replace(b"> <>", b"> <200d>") if isinstance(line, bytes) else line for line in stream.stream
            ]


def relate_attachments(pdf: pydyf.PDF, attachments: Mapping[str, Related]) -> None:
    """Each file inside is named once, with its type and what it is to the document."""
    specs = [each for each in _dictionaries(pdf) if each.get("Type") == "/Filespec"]
    for spec in specs:
        attachment = attachments[spec["UF"].string]
        spec["AFRelationship"] = f"/{attachment.relationship}"
        stream = _object(pdf, spec["EF"]["F"])
        stream.compress = False
        stream.extra["Subtype"] = "/" + attachment.mime.replace("/", "#2f")
    if specs:
        pdf.catalog["AF"] = pydyf.Array([spec.reference for spec in specs])


def _structure(pdf: pydyf.PDF, kind: str) -> Iterator[Any]:
    for element in _dictionaries(pdf):
        if element.get("Type") == "/StructElem" and element["S"] == kind:
            yield element


def _dictionaries(pdf: pydyf.PDF) -> Iterator[Any]:
    return (each for each in pdf.objects if isinstance(each, pydyf.Dictionary))


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
