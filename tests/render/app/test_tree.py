from playground.render.app.tree import Node, build
from tests.render.samples import element, step


def outline(node: Node) -> list[object]:
    return [{child.kind: outline(child)} if isinstance(child, Node) else child["id"] for child in node.children]


def main(screen, containers=()):
    return outline(build(step(screen, containers=list(containers)))[0])


def test_elements_and_containers_in_visual_order():
    screen = [element("a", "text"), element("b", "text", **{"in": "main/container"}), element("c", "text")]
    box = {"path": "main/container", "type": "container", "at": 1}
    assert main(screen, [box]) == ["a", {"container": ["b"]}, "c"]


def test_empty_containers_keep_their_place():
    boxes = [
        {"path": "main/container", "type": "container", "at": 0},
        {"path": "main/container#2", "type": "container", "at": 1},
    ]
    assert main([element("a", "text")], boxes) == [{"container": []}, "a", {"container": []}]


def test_columns_stand_in_one_group():
    boxes = [
        {"path": f"main/columns[{n}]", "type": "column", "group": "main/columns", "index": n, "at": n} for n in (0, 1)
    ]
    screen = [element("a", "text", **{"in": "main/columns[0]"}), element("b", "text")]
    assert main(screen, boxes) == [{"group": [{"column": ["a"]}, {"column": []}]}, "b"]


def test_a_form_key_may_hold_a_slash():
    boxes = [{"path": "main/form:a/b", "type": "form", "key": "a/b", "at": 0}]
    assert main([element("x", "text", **{"in": "main/form:a/b"})], boxes) == [{"form": ["x"]}]


def test_what_the_step_does_not_list_is_made_from_its_path():
    screen = [element("a", "text", **{"in": "main/columns[1]"}), element("b", "text", **{"in": "nowhere/x"})]
    assert main(screen) == [{"group": [{"column": ["a"]}]}, {"x": ["b"]}]


def test_the_sidebar_is_a_root():
    roots = build(step([element("a", "text", **{"in": "sidebar"}), element("b", "text")]))
    assert [outline(root) for root in roots] == [["b"], ["a"], []]


def test_what_stands_in_containers_at_the_bottom_stands_at_the_bottom():
    box = {"path": "bottom/container", "type": "container", "at": 1}
    screen = [element("a", "text"), element("b", "text", **{"in": "bottom/container"})]
    assert main(screen, [box]) == ["a", {"bottom": [{"container": ["b"]}]}]
