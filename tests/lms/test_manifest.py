"""Manifests: well-formed, with all that the standards ask for in their order, and names that XML takes for such.

The schemas of SCORM and cmi5 are not among what is installed for the tests. What they ask of these files is in `ORDER`.
"""

import re
import xml.etree.ElementTree as ET

import pytest

from playground.lms.manifest import FORMATS, About, manifest, manifest_name

SCORM = ("scorm12", "scorm2004")
IRI = "https://school.example/c 1/ü"
ABOUT = About(IRI, "Loops <1> & Ä", "Short & clear.", judged=True)
FILES = ["launch.html", "img/a&b ü.png"]
NAMESPACES = {
    "scorm12": ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "http://www.adlnet.org/xsd/adlcp_rootv1p2"),
    "scorm2004": ("http://www.imsglobal.org/xsd/imscp_v1p1", "http://www.adlnet.org/xsd/adlcp_v1p3"),
}
CMI5 = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
SEQUENCING = "http://www.imsglobal.org/xsd/imsss"
ORDER = {
    "manifest": ["metadata", "organizations", "resources"],
    "metadata": ["schema", "schemaversion"],
    "organization": ["title", "item"],
    "courseStructure": ["course", "au"],
    "course": ["title", "description"],
    "au": ["title", "description", "url"],
    "sequencing": ["objectives", "deliveryControls"],
}
"""The elements that may stand in one, in the order that a schema wants."""


def parsed(standard: str, about: About = ABOUT) -> ET.Element:
    return ET.fromstring(manifest(standard, about, "launch.html", FILES))


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


@pytest.mark.parametrize("standard", FORMATS)
@pytest.mark.parametrize("mastery", [None, 0, 80])
def test_elements_stand_in_the_order_of_the_schema(standard: str, mastery: int | None) -> None:
    root = parsed(standard, About(IRI, "A", "B", judged=True, mastery=mastery))
    for element in root.iter():
        wanted, found = ORDER.get(local(element)), [local(child) for child in element]
        assert wanted is None or [name for name in wanted if name in found] == found


@pytest.mark.parametrize("standard", SCORM)
def test_scorm_names_one_sco_which_is_the_launch_page(standard: str) -> None:
    root = parsed(standard)
    names, adl = NAMESPACES[standard]
    assert root.tag == f"{{{names}}}manifest"
    (item,) = root.iter(f"{{{names}}}item")
    (resource,) = root.iter(f"{{{names}}}resource")
    (organization,) = root.iter(f"{{{names}}}organization")
    assert root.find(f"{{{names}}}organizations").get("default") == organization.get("identifier")  # type: ignore[union-attr]
    assert item.get("identifierref") == resource.get("identifier")
    kind = {"scorm12": "scormtype", "scorm2004": "scormType"}[standard]
    assert resource.attrib == {
        "identifier": resource.get("identifier"),
        "type": "webcontent",
        "href": "launch.html",
        f"{{{adl}}}{kind}": "sco",
    }
    assert item.findtext(f"{{{names}}}title") == "Loops <1> & Ä"
    version = {"scorm12": "1.2", "scorm2004": "2004 4th Edition"}[standard]
    assert root.findtext(f"{{{names}}}metadata/{{{names}}}schema") == "ADL SCORM"
    assert root.findtext(f"{{{names}}}metadata/{{{names}}}schemaversion") == version


@pytest.mark.parametrize("standard", SCORM)
def test_identifiers_are_names_of_xml_and_each_is_one_things(standard: str) -> None:
    found = [value for element in parsed(standard).iter() if (value := element.get("identifier"))]
    assert len(found) == len(set(found)) == 4
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9._-]*", value) for value in found)


@pytest.mark.parametrize("standard", SCORM)
def test_files_are_listed_as_addresses(standard: str) -> None:
    names, _ = NAMESPACES[standard]
    found = [file.get("href") for file in parsed(standard).iter(f"{{{names}}}file")]
    assert found == ["img/a%26b%20%C3%BC.png", "launch.html"]


def test_only_with_a_mastery_score_a_system_decides_on_passed() -> None:
    mastered = About(IRI, "A", "B", judged=True, mastery=85)
    _, adl = NAMESPACES["scorm12"]
    assert [each.text for each in parsed("scorm12", mastered).iter(f"{{{adl}}}masteryscore")] == ["85"]
    (objective,) = parsed("scorm2004", mastered).iter(f"{{{SEQUENCING}}}primaryObjective")
    assert objective.get("satisfiedByMeasure") == "true"
    assert objective.findtext(f"{{{SEQUENCING}}}minNormalizedMeasure") == "0.85"
    assert "mastery" not in manifest("scorm12", ABOUT, "launch.html", FILES).lower()
    assert "objectives>" not in manifest("scorm2004", ABOUT, "launch.html", FILES)
    assert "masteryScore" not in manifest("cmi5", ABOUT, "launch.html", FILES)


@pytest.mark.parametrize(
    ("about", "moves_on", "mastery"),
    [
        (ABOUT, "CompletedAndPassed", None),
        (About(IRI, "A", "B", judged=True, mastery=80), "Passed", "0.8"),
        (About(IRI, "A", "B", judged=False), "Completed", None),
    ],
)
def test_cmi5_has_a_course_of_one_unit(about: About, moves_on: str, mastery: str | None) -> None:
    root = parsed("cmi5", about)
    unit = root.find(f"{{{CMI5}}}au")
    assert unit is not None
    assert (unit.get("moveOn"), unit.get("masteryScore"), unit.get("launchMethod")) == (moves_on, mastery, "AnyWindow")
    assert (root.find(f"{{{CMI5}}}course").get("id"), unit.get("id")) == (IRI, f"{IRI}/lessons")  # type: ignore[union-attr]
    assert unit.findtext(f"{{{CMI5}}}url") == "launch.html"
    assert unit.findtext(f"{{{CMI5}}}title/{{{CMI5}}}langstring") == about.title


def test_each_standard_looks_for_its_own_file() -> None:
    assert [manifest_name(standard) for standard in FORMATS] == ["imsmanifest.xml", "imsmanifest.xml", "cmi5.xml"]
