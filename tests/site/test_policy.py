from playground.site.policy import digest_of, inline_scripts, policy_for, with_policy, with_shared_policy

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>x</title><script>one()</script>
<script src="a.js"></script><script type="application/json">{"a": "</b>"}</script></head>
<body><div><template shadowrootmode="open"><script type="module">two("&lt;")</script></template></div></body></html>"""


def test_scripts_that_run_are_found_and_data_is_not():
    assert inline_scripts(PAGE) == ["one()", 'two("&lt;")']


def test_the_digest_is_the_one_that_browsers_make():
    # The example of the CSP specification (https://www.w3.org/TR/CSP3/#hash).
    assert digest_of("alert('Hello, world.');") == "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="


def test_line_ends_count_as_the_browser_sees_them():
    assert inline_scripts("<script>a\r\nb</script>") == ["a\nb"]


def test_the_policy_comes_before_what_it_is_about():
    html = with_policy(PAGE)
    assert html.index('charset="utf-8"') < html.index("Content-Security-Policy") < html.index("one()")
    assert digest_of("one()") in html
    assert html.count("Content-Security-Policy") == 1


def test_no_text_may_become_code_and_no_other_server_is_asked():
    policy = policy_for(["x()"])
    assert "'unsafe-eval'" not in policy
    assert policy.startswith("default-src 'self'; script-src 'self' 'sha256-")
    assert "object-src 'none'; media-src data:" in policy, "what is not named must not be allowed by the first"
    script_src = policy.split(";")[1]
    assert "'unsafe-inline'" not in script_src
    assert "http" not in policy.replace("http-equiv", "")


def test_a_page_without_a_head_is_left_alone():
    assert with_policy("<p>x") == "<p>x"


def test_pages_that_are_swapped_know_each_others_scripts(tmp_path):
    pages = [tmp_path / name for name in ("one.html", "other.html")]
    for page, script in zip(pages, ("one()", "other()"), strict=True):
        page.write_text(f"<html><head></head><script>{script}</script></html>")

    with_shared_policy(pages)

    for page in pages:
        assert all(digest_of(script) in page.read_text() for script in ("one()", "other()"))
