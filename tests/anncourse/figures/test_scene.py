import xml.etree.ElementTree as ET

from anncourse.figures.scene import markup, node, path


def test_a_node_is_plain_data_with_names_as_in_svg():
    n = node("text", "k", text="a", cls="strong", stroke_width=2.00001, x=1 / 3)
    assert n == {
        "tag": "text",
        "key": "k",
        "attributes": {"class": "strong", "stroke-width": 2, "x": 0.33},
        "text": "a",
    }


def test_markup_nests_and_escapes():
    n = node("g", "g", children=[node("text", "t", text="a < b & c", title='"')])
    parsed = ET.fromstring(markup([n]))
    assert parsed[0].text == "a < b & c"
    assert parsed[0].attrib == {"title": '"'}


def test_a_path_can_be_closed():
    assert path((0, 0), (1, 2)) == "M0,0 L1,2"
    assert path((0, 0), (1, 2), closed=True).endswith("Z")
