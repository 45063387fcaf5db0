"""Page furniture goes, with its reason; what only looks like furniture stays."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapwing.clean.characters import normalise
from lapwing.clean.furniture import remove_furniture

LEAD = "The army of the northern province withdrew its troops from the border on Tuesday."
MIDDLE = "The minister welcomed the step, for which he had asked in a letter last month."
END = "Nobody could say on Friday evening whether the two sides would ever meet again."


def page(*, above: str = "", between: str = "", below: str = "") -> str:
    parts = [above, LEAD, between, MIDDLE, MIDDLE.replace("minister", "mayor"), END, below]
    return "\n\n".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("piece", "reason"),
    [
        ("Share Tweet Email", "share-bar"),
        ("Facebook Twitter WhatsApp Telegram", "share-bar"),
        ("LISTEN TO ARTICLE 2:31 SHARE THIS ARTICLE Share Tweet Post Email", "share-bar"),
        ("Share on Facebook (Opens in new window)", "share-bar"),
        ("Read Mode", "reading-bar"),
        ("100% Font Size", "reading-bar"),
        ("4 min read", "reading-bar"),
        ("12 comments", "counts"),
        ("3.4K views", "counts"),
        ("Leave a comment", "counts"),
        ("Subscribe to our newsletter", "newsletter"),
        ("Sign up for the Andes Daily morning briefing", "newsletter"),
        ("Get the latest news delivered to your inbox every day", "newsletter"),
        ("- Advertisement -", "advertisement"),
        ("ADVERTISEMENT", "advertisement"),
        ("Story Continued Below", "advertisement"),
        ("Oops!\nSomething went wrong.\nPlease try again later.", "error-box"),
        ("This video cannot be played", "error-box"),
        ("Please enable JavaScript to view this page.", "error-box"),
        ("We use cookies to make this site better.", "consent"),
        ("Accept all cookies", "consent"),
        ("Already a subscriber? Log in", "paywall"),
        ("You have 2 free articles left this month.", "paywall"),
        ("READ MORE: What the harvest means for the capital", "related"),
        ("SEE ALSO: Miners strike in the south", "related"),
        ("( PHOTOS: Ten years of the bridge)", "related"),
        ("Who will lead the miners now? Read more", "related"),
        ("Enlarge this image toggle caption Ana Ruiz/AP Ana Ruiz/AP", "caption"),
        ("A ship leaves the port of Callao. (Photo: Ana Ruiz, Getty Images)", "caption"),
        ("A ship leaves the port of Callao. (Ana Ruiz/Reuters)", "caption"),
        ("FILE PHOTO: A ship leaves port, May 3, 2019. REUTERS/Ana Ruiz", "caption"),
        ("Slideshow (3 Images)", "caption"),
        ("With reporting by Reuters, AP and AFP", "credit"),
        ("The Associated Press contributed to this report.", "credit"),
        ("(Reporting by Ana Ruiz in Lima; Editing by Tom Osei)", "credit"),
        ("Contributing: Ana Ruiz", "credit"),
        ("Copyright © 2019 The Andes Daily. All rights reserved.", "legal"),
        ("The views expressed in this article are the author's own.", "legal"),
        ("Accessibility links", "navigation"),
        ("Breaking News", "navigation"),
        ("Published: Updated:", "navigation"),
        ("Date:", "navigation"),
        ("Tags: Peru, ports, strikes", "navigation"),
        ("Follow @andesdaily", "social"),
        ("Follow Ana Ruiz on Twitter @anaruiz", "social"),
    ],
)
def test_a_line_of_furniture_goes_with_its_reason(piece, reason):
    cleaned = remove_furniture(page(between=piece))
    assert cleaned.text == remove_furniture(page()).text
    assert {removed.reason for removed in cleaned.removed} == {reason}


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("No.", id="one-word-answer"),
        pytest.param("“Share it,” he said.", id="quoted-word"),
        pytest.param("Read the letter, she said.", id="read"),
        pytest.param("He said the video shows soldiers leaving the town.", id="video"),
        pytest.param("Comments on the deal were few, and all of them hostile.", id="comments"),
        pytest.param("Copyright law was the subject of the talks.", id="copyright"),
        pytest.param("Under section 2(c) of the act, strikes are banned.", id="bracketed-c"),
        pytest.param("Reporting by local papers led to two arrests.", id="reporting"),
        pytest.param("Information from the port was used against the miners.", id="information"),
        pytest.param("Officials from both sides contributed to the report.", id="contributed"),
        pytest.param("Subscribers to the fund lost everything in May.", id="subscribers"),
        pytest.param("More: that is all the miners ask.", id="more"),
        pytest.param("Follow the money, the judge told the court.", id="follow"),
        pytest.param("We have no newsroom in the south, the mayor said.", id="newsroom"),
        pytest.param("The paper was declared a foreign agent in May.", id="foreign-agent"),
        pytest.param("- a ceasefire at dawn", id="list-item"),
        pytest.param("- the return of all prisoners", id="list-item-2"),
        pytest.param("Breaking news reached the capital at noon.", id="breaking"),
        pytest.param("The fleet was built in Greece (Reuters called it a lie).", id="in-brackets"),
        pytest.param("Home rule was granted in 1921.", id="home"),
        pytest.param("Advertisement revenue fell by a third.", id="advertisement"),
        pytest.param("By Friday, the town had fallen.", id="by"),
    ],
)
def test_the_articles_own_sentences_stay(own):
    cleaned = remove_furniture(page(between=own))
    assert cleaned.text.split("\n\n")[1] == own
    assert cleaned.removed == ()


def test_furniture_in_the_middle_of_a_paragraph_goes_and_the_rest_closes_up():
    box = (
        "Newsletter Sign Up Continue reading the main story Please verify you're not a robot by "
        "clicking the box. Invalid email address. Please re-enter. Thank you for subscribing. "
        "An error has occurred. Please try again later. View all Andes Daily newsletters."
    )
    cleaned = remove_furniture(f"{LEAD} {box} {MIDDLE}")
    assert cleaned.text == f"{LEAD} {MIDDLE}"
    assert " ".join(removed.text for removed in cleaned.removed) == box


def test_headlines_glued_to_a_name_go_and_the_name_stays():
    text = (
        "Mayor Ana Rivas Ana Maria RivasStrike enters third week Miners reject offer MORE said "
        "on Friday that the port would open."
    )
    assert remove_furniture(text).text == (
        "Mayor Ana Rivas said on Friday that the port would open."
    )


def test_a_gallery_goes_caption_by_caption_and_the_text_behind_it_stays():
    gallery = (
        "Photos: The strike A miner waits. Hide Caption 1 of 2 "
        "Photos: The strike Another waits. Hide Caption 2 of 2 "
    )
    cleaned = remove_furniture(gallery + LEAD)
    assert cleaned.text == LEAD
    assert [removed.reason for removed in cleaned.removed] == ["caption", "caption"]


def test_a_line_that_stands_twice_in_a_block_is_a_caption():
    caption = "Miners wait at the gate of the port of Callao on May 3."
    cleaned = remove_furniture(page(above=f"{caption}\n{caption}"))
    assert cleaned.text == page()
    assert [removed.reason for removed in cleaned.removed] == ["caption", "caption"]


def test_a_paragraph_that_comes_again_goes_the_second_time():
    cleaned = remove_furniture(page(below=LEAD))
    assert cleaned.text == page()
    assert [removed.reason for removed in cleaned.removed] == ["repeated"]


def test_a_block_under_a_heading_goes_with_it():
    box = "Subscribe to our newsletter\nAll that matters, every morning, from our desk in Lima."
    cleaned = remove_furniture(page(below=box))
    assert cleaned.text == page()
    assert {removed.reason for removed in cleaned.removed} == {"newsletter"}


def test_link_titles_under_a_heading_go_up_to_the_next_prose():
    links = "Most read\n\nMiners strike in the far south\n\nA port that nobody wanted"
    cleaned = remove_furniture(f"{page()}\n\n{links}\n\n{LEAD.replace('army', 'navy')}")
    assert cleaned.text == page() + "\n\n" + LEAD.replace("army", "navy")


def test_an_outlet_about_itself_goes_at_the_end_only():
    box = "Andes Daily journalists report the news in 12 languages. We need our readers."
    assert remove_furniture(page(below=box)).removed[0].reason == "mission"
    assert remove_furniture(page(above=box)).removed == ()


def test_counts_go_above_the_article_only():
    assert remove_furniture(page(above="0 2,736")).removed[0].reason == "counts"
    assert remove_furniture(page(between="2,736")).removed == ()


def test_wrapped_lines_become_paragraphs():
    text = (
        "The army of the northern province withdrew its troops from\n"
        "the border on Tuesday, a day before the talks were to start\n"
        "in the capital, the ministry said.\n"
        "\n"
        "The minister welcomed the step, for which he had asked in a\n"
        "letter last month, and promised to send his own men home as\n"
        "soon as he could.\n"
    )
    cleaned = remove_furniture(text).text
    assert cleaned == "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def test_lines_without_blank_lines_are_paragraphs():
    assert remove_furniture(f"{LEAD}\n{MIDDLE}\n{END}").text == f"{LEAD}\n\n{MIDDLE}\n\n{END}"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line-ends"),
        pytest.param("a\u00a0b\tc\u2009d", "a b c d", id="spaces"),
        pytest.param("a\x00b\x07c\ufeff", "abc", id="controls"),
        pytest.param("co\u00adoperate\u200b", "cooperate", id="soft-hyphen"),
        pytest.param("\u202eabc\u202c\u200f", "abc", id="direction"),
        pytest.param("👩\u200d🚒 ذهب می\u200cرود", "👩\u200d🚒 ذهب می\u200cرود", id="joiners"),
        pytest.param("a\ud800b", "a\ufffdb", id="half-character"),
        pytest.param("Überfall в Киеве 北京", "Überfall в Киеве 北京", id="scripts"),
    ],
)
def test_only_what_no_reader_sees_is_changed(raw, clean):
    assert normalise(raw) == clean


PAGES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [LEAD, MIDDLE, END, "Share Tweet", "Most read", "Advertisement", "0 12", "", "By Ana"]
        ),
    ),
    max_size=12,
).map("\n".join)


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


@given(text=PAGES)
def test_every_character_is_kept_or_removed_with_a_reason(text):
    cleaned = remove_furniture(text)
    pieces = Counter[str]()
    for removed in cleaned.removed:
        assert removed.reason
        pieces += letters(removed.text)
    assert letters(cleaned.text) + pieces == letters(normalise(text))


@given(text=PAGES)
def test_paragraphs_are_parted_by_one_blank_line_and_hold_none(text):
    paragraphs = remove_furniture(text).text.split("\n\n")
    assert all("\n" not in paragraph for paragraph in paragraphs)
    assert paragraphs == [""] or all(p == " ".join(p.split()) != "" for p in paragraphs)


@pytest.mark.parametrize("between", ["Share Tweet Email", "Most read\n\nA port nobody wanted", ""])
def test_cleaning_again_removes_nothing_more(between):
    once = remove_furniture(page(above="0 2,736", between=between, below="About us"))
    assert remove_furniture(once.text).text == once.text
    assert remove_furniture(once.text).removed == ()
