from urllib.parse import unquote

from lxml import etree

from herstel.lib import qr

ADDRESS = "https://herstel.voorbeeld.example/controle/?code=K7RM24TD9WXE"
SVG = "{http://www.w3.org/2000/svg}"


def test_inline_picture_has_words_and_no_style():
    picture = etree.fromstring(qr.svg(ADDRESS, title='Code <b> & "c"'))

    assert picture.get("role") == "img"
    assert picture[0].text == 'Code <b> & "c"'
    assert not [each for each in picture.iter() if each.get("style") or each.get("class")]


def test_image_address_holds_the_same_code():
    address = qr.data_uri(ADDRESS)
    head, _, body = address.partition(",")

    paths = [path.get("d") for path in etree.fromstring(unquote(body)).iter(f"{SVG}path")]
    inline = etree.fromstring(qr.svg(ADDRESS, title="Code"))

    assert head == "data:image/svg+xml;charset=utf-8"
    assert paths[-1] == [path.get("d") for path in inline.iter() if path.get("d")][-1]


def test_another_address_gives_another_code():
    assert qr.data_uri(ADDRESS) != qr.data_uri(ADDRESS + "X")
    assert qr.data_uri(ADDRESS) == qr.data_uri(ADDRESS)
