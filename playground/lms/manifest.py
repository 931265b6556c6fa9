"""What a school's system reads of a package first: the manifest of SCORM, and the course structure of cmi5."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

FORMATS = ("scorm12", "scorm2004", "cmi5")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True)
class About:
    """What is said of a package: `iri` is its name among all, `mastery` the percentage that a learner needs to pass."""

    iri: str
    title: str
    summary: str
    judged: bool
    mastery: int | None = None

    @property
    def identifier(self) -> str:
        """A name that XML takes for one (``xs:ID``), the same for each edition of the package."""
        return "rerun-" + re.sub(r"[^A-Za-z0-9._-]+", "-", self.iri).strip("-")


def manifest_name(standard: str) -> str:
    """The file that a system looks for at the top of a package."""
    return "cmi5.xml" if standard == "cmi5" else "imsmanifest.xml"


def manifest(standard: str, about: About, launch: str, files: Iterable[str]) -> str:
    """Its text; `files` are the package's, by their places in it."""
    if standard == "cmi5":
        return cmi5(about, launch)
    return (scorm12 if standard == "scorm12" else scorm2004)(about, launch, files)


def scorm12(about: About, launch: str, files: Iterable[str]) -> str:
    """The manifest of SCORM 1.2, with one item, which is one SCO."""
    mastery = "" if about.mastery is None else f"\n        <adlcp:masteryscore>{about.mastery}</adlcp:masteryscore>"
    return f"""{_HEAD}<manifest identifier="{about.identifier}" version="1.0"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="{about.identifier}-course">
    <organization identifier="{about.identifier}-course">
      <title>{escape(about.title)}</title>
      <item identifier="{about.identifier}-item" identifierref="{about.identifier}-files" isvisible="true">
        <title>{escape(about.title)}</title>{mastery}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="{about.identifier}-files" type="webcontent" adlcp:scormtype="sco" href="{_href(launch)}">
{_files(files)}
    </resource>
  </resources>
</manifest>
"""


def scorm2004(about: About, launch: str, files: Iterable[str]) -> str:
    """The manifest of SCORM 2004, 4th edition: the lesson itself says what is completed and passed.

    Only with a mastery score does the system decide on passed, by the scaled score.
    """
    objective = f"""
          <imsss:objectives>
            <imsss:primaryObjective objectiveID="{about.identifier}-passed" satisfiedByMeasure="true">
              <imsss:minNormalizedMeasure>{(about.mastery or 0) / 100:g}</imsss:minNormalizedMeasure>
            </imsss:primaryObjective>
          </imsss:objectives>"""
    return f"""{_HEAD}<manifest identifier="{about.identifier}" version="1.0"
    xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
    xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="{about.identifier}-course">
    <organization identifier="{about.identifier}-course">
      <title>{escape(about.title)}</title>
      <item identifier="{about.identifier}-item" identifierref="{about.identifier}-files" isvisible="true">
        <title>{escape(about.title)}</title>
        <imsss:sequencing>{objective if about.mastery is not None else ""}
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="{about.identifier}-files" type="webcontent" adlcp:scormType="sco" href="{_href(launch)}">
{_files(files)}
    </resource>
  </resources>
</manifest>
"""


def cmi5(about: About, launch: str) -> str:
    """The course structure of cmi5: a course of one assignable unit."""
    moves_on = "Passed" if about.mastery is not None else "CompletedAndPassed" if about.judged else "Completed"
    mastery = "" if about.mastery is None else f' masteryScore="{about.mastery / 100:g}"'
    words = f"""<title><langstring lang="en">{escape(about.title)}</langstring></title>
    <description><langstring lang="en">{escape(about.summary)}</langstring></description>"""
    return f"""{_HEAD}<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="{escape(about.iri)}">
    {words}
  </course>
  <au id="{escape(about.iri)}/lessons" moveOn="{moves_on}"{mastery} launchMethod="AnyWindow">
    {words}
    <url>{_href(launch)}</url>
  </au>
</courseStructure>
"""


def _href(path: str) -> str:
    return escape(quote(path))


def _files(files: Iterable[str]) -> str:
    return "\n".join(f'      <file href="{_href(path)}"/>' for path in sorted(files))
