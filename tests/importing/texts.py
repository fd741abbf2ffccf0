"""Texts to read: fictional treaties, and characters that make trouble."""

from hypothesis import strategies as st

RUSSIAN = (
    "Договор о дружбе между Аркадией и Борией. Статья 1. Стороны обязуются решать все споры"
    " мирными средствами и не прибегать к силе друг против друга. Статья 2. Настоящий договор"
    " вступает в силу в день обмена ратификационными грамотами."
)
KOREAN = (
    "아르카디아와 보리아 사이의 우호 조약. 제1조 양측은 서로의 영토를 존중하고 모든 분쟁을 평화적"
    " 방법으로 해결한다. 제2조 이 조약은 비준서를 교환한 날부터 효력을 가진다."
)
CHINESE = (
    "阿卡迪亚与波里亚友好条约。第一条 缔约双方应互相尊重领土，并以和平方法解决一切争端。"
    "第二条 本条约自互换批准书之日起生效。缔约一方如遭受武装进攻，双方应立即协商。"
)
FRENCH = (
    "Traité d’amitié entre l’Arcadie et la Borie. Article 1er. Les Parties règlent à l’amiable."
)
POLISH = "Układ o współpracy między Arkadią i Borią. Artykuł 1. Strony będą żyły w przyjaźni."

TROUBLE = (
    "abcDéЖ한國 \t\n\n.,;-*_#`[](){}<>&|\\!\"'~=+0123"
    "\x00\x0c\x0b\x85\u2028\xa0\u3000\xad\u200b\ufeff\ufffd"
    "e\u0301a\u030a\u1100\u1161\u2126<!---->"
)
"""Marks, breaks, controls, white space and letters that compose with their neighbours."""

texts = st.one_of(
    st.text(alphabet=TROUBLE, max_size=60),
    st.lists(
        st.sampled_from(
            [
                "## Article 1",
                "###Article 2 ",
                "**bold**",
                "[a](b.c)",
                "<br>",
                "&amp;",
                "\\*",
                "* x",
                "---",
                "===",
                "\n",
                "\n\n",
                " ",
                "  ",
                "- 2 -",
                "Page 3",
                "\f",
                "e\u0301",
                "<!-- x -->",
                "[^1]",
                "[^1]: a note",
                "_it_",
                "The Parties",
                "shall con-",
                "sult.",
                "(a)",
                "\x00",
                "| --- |",
                "<b>",
                "&nbsp;",
                "&#x301;",
                "`code`",
                "> quote",
                "\u2001",
            ]
        ),
        max_size=20,
    ).map("".join),
)
"""Texts that readers could stumble over."""
