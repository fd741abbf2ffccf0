"""Words of WordprocessingML that its readers share."""

from treatycmp.importing.xml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of Word's elements."""

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The same in files that were saved as Strict Open XML."""


def in_one_namespace(root: Element) -> Element:
    """The elements of a Strict file named as those of all others."""
    if f"{{{_STRICT}}}" in str(root.tag):
        for element in root.iter("{*}*"):
            element.tag = element.tag.replace(f"{{{_STRICT}}}", W)
            for key, attribute in list(element.attrib.items()):
                if key.startswith(f"{{{_STRICT}}}"):
                    element.set(key.replace(f"{{{_STRICT}}}", W), attribute)
    return root


def value(element: Element | None, default: str = "") -> str:
    """The attribute `w:val` of an element that may be missing."""
    return default if element is None else str(element.get(f"{W}val", default))


def is_on(element: Element | None) -> bool:
    """Whether a switch such as `w:vanish` is there and not off."""
    return element is not None and value(element, "true") not in ("0", "false", "off", "none")


def number_of(text: str) -> int:
    """A number that a file should have there; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
