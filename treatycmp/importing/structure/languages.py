"""How treaties name their parts, a language at a time: to add a language is to add a row.

All words are written in lower case; an article of the table is found whatever
its case in the file. The words that a language shares with others (`Article` in
English and French) may stand in both rows: which of them a text is in, its
commonest words tell (`common`), or its script.
"""

from typing import NamedTuple


class Language(NamedTuple):
    """The words by which the structure of a treaty is told in one language."""

    tag: str
    article: tuple[str, ...]
    """What stands before the number of an article. `N` marks the number's place, where words
    stand behind it or around it."""
    part: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    chapter: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    annex: tuple[str, ...] = ()
    protocol: tuple[str, ...] = ()
    preamble: tuple[str, ...] = ()
    """How a preamble begins: its heading, or its first words."""
    testimonium: tuple[str, ...] = ()
    """How the words that introduce the signatures begin."""
    continues: tuple[str, ...] = ()
    """Words that carry a sentence on behind `Article 5`: it is then a cross-reference."""
    refers: tuple[str, ...] = ()
    """Words before `Article 5` that make it a cross-reference."""
    common: tuple[str, ...] = ()
    """The commonest words, by which the language of a text is told."""
    script: str = ""
    """The characters of its script, as a range in a regular expression; empty for Latin."""
    declared: str = ""
    """A regular expression for a statement of how many articles there are: group 1 is the number."""
    numerals: tuple[str, ...] = ()
    """Ordinals and cardinals from one on, the forms of one number separated by `/`."""


_ONES = (
    "one/first two/second three/third four/fourth five/fifth six/sixth seven/seventh eight/eighth"
    " nine/ninth ten/tenth eleven/eleventh twelve/twelfth thirteen/thirteenth fourteen/fourteenth"
    " fifteen/fifteenth sixteen/sixteenth seventeen/seventeenth eighteen/eighteenth"
    " nineteen/nineteenth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _english() -> tuple[str, ...]:
    """One to ninety-nine, as cardinals and ordinals."""
    found = list(_ONES)
    for ten in _TENS:
        found.append(f"{ten}/{ten[:-1]}ieth")
        found += ["/".join(f"{ten}-{form}" for form in one.split("/")) for one in _ONES[:9]]
    return tuple(found)


def _arabic() -> tuple[str, ...]:
    ones = "الأولى/الاولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة".split()
    teens = ["الحادية", *ones[1:]]
    tens = "العشرون/العشرين الثلاثون/الثلاثين الأربعون/الأربعين الخمسون/الخمسين".split()
    masculine = "الأول/الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع".split()
    ones = ["/".join(pair) for pair in zip(ones, masculine, strict=True)]
    found = [*ones, "العاشرة/العاشر"]
    found += [
        f"{one} عشرة/{one} عشر/{other} عشر"
        for one, other in zip(teens, ["الحادي", *(m.split("/")[0] for m in masculine[1:])], strict=True)
    ]
    for ten in tens:
        found.append(ten)
        found += ["/".join(f"{one} و{form}" for form in ten.split("/")) for one in teens]
    return tuple(found)


LANGUAGES = (
    Language(
        "en",
        article=("article", "art.", "art", "article the"),
        part=("part",),
        title=("title",),
        chapter=("chapter",),
        section=("section",),
        annex=("annex", "appendix", "schedule", "attachment"),
        protocol=(
            "protocol",
            "additional protocol",
            "exchange of notes",
            "exchange of letters",
            "agreed minutes",
        ),
        preamble=(
            "preamble",
            "the parties",
            "the contracting",
            "the high contracting",
            "the states",
            "the member states",
            "the signatory",
            "the government",
            "the kingdom",
            "the republic",
            "the united",
            "the people",
            "the general conference",
            "the president",
            "his majesty",
            "her majesty",
            "we the",
            "whereas",
            "recalling",
            "desiring",
            "desirous",
            "considering",
            "recognizing",
            "recognising",
            "having",
        ),
        testimonium=(
            "in witness whereof",
            "in witness thereof",
            "in faith whereof",
            "in testimony whereof",
            "done at",
            "done in",
            "done this",
            "signed at",
            "signed in",
        ),
        continues=(
            "of and or shall to in is are was were has have may must above below hereof thereof as"
            " for by on with does did do will paragraph para subparagraph which who that the a an"
            " applies apply refers provides first second from until through not under it where when"
            " any this these such except only also"
        ).split(),
        refers="of in by under with to and or see the paragraph than from per article articles".split(),
        common="the of and to in shall for be by or this with which any on as that is".split(),
        declared=r"(?:consisting of|consists of|comprising|comprises|contains|composed of|in)"
        r" (\w+(?:-\w+)?) articles\b",
        numerals=_english(),
    ),
    Language(
        "fr",
        article=("article", "art.", "art"),
        part=("partie",),
        title=("titre",),
        chapter=("chapitre",),
        section=("section",),
        annex=("annexe", "appendice"),
        protocol=("protocole", "protocole additionnel", "échange de lettres", "échange de notes"),
        preamble=(
            "préambule",
            "preambule",
            "les parties",
            "les hautes",
            "les etats",
            "les états",
            "le gouvernement",
            "les gouvernements",
            "le royaume",
            "la république",
            "sa majesté",
            "nous",
            "au nom",
            "considérant",
            "désireux",
            "désirant",
        ),
        testimonium=("en foi de quoi", "fait à", "fait a", "fait en"),
        continues=(
            "de du des et ou est sont à au aux ci-dessus ci-dessous paragraphe alinéa par pour qui"
            " que en dans ne peut doit s'applique la le les l' d' précité susvisé"
        ).split(),
        refers="de du des à au aux l' d' et ou par en dans avec sous les paragraphe".split(),
        common="le la les de des du et à en un une par pour dans qui que est au aux".split(),
        declared=r"(?:composé|constitué|comprenant|comprend)\w*(?: de| en)? (\w+) articles\b",
        numerals=(
            "premier/première/un",
            *"deuxième/second/deux troisième/trois quatrième/quatre cinquième/cinq sixième/six"
            " septième/sept huitième/huit neuvième/neuf dixième/dix onzième/onze"
            " douzième/douze treizième/treize quatorzième/quatorze quinzième/quinze"
            " seizième/seize dix-septième/dix-sept dix-huitième/dix-huit"
            " dix-neuvième/dix-neuf vingtième/vingt".split(),
        ),
    ),
    Language(
        "es",
        article=("artículo", "articulo", "art.", "art"),
        part=("parte",),
        title=("título", "titulo"),
        chapter=("capítulo", "capitulo"),
        section=("sección", "seccion"),
        annex=("anexo", "apéndice", "apendice"),
        protocol=("protocolo", "protocolo adicional", "canje de notas"),
        preamble=(
            "preámbulo",
            "preambulo",
            "las partes",
            "las altas",
            "los estados",
            "el gobierno",
            "los gobiernos",
            "la república",
            "la republica",
            "nosotros",
            "considerando",
            "deseosos",
            "reconociendo",
        ),
        testimonium=("en fe de lo cual", "en testimonio de lo cual", "hecho en", "firmado en"),
        continues=(
            "de del y o u será es son se a al anterior precedente párrafo numeral literal inciso por"
            " para que en no podrá deberá la el los las supra"
        ).split(),
        refers="de del en el los la las al a por con y o según párrafo".split(),
        common="el la los las de del y en que a por para se con un una al o".split(),
        declared=r"(?:consta de|compuesto de|compuesto por|comprende) (\w+) artículos\b",
        numerals="""primero/primera/uno segundo/segunda/dos tercero/tercera/tres cuarto/cuatro
            quinto/cinco sexto/seis séptimo/septimo/siete octavo/ocho noveno/nueve
            décimo/decimo/diez undécimo/once duodécimo/doce decimotercero/trece
            decimocuarto/catorce decimoquinto/quince decimosexto/dieciséis decimoséptimo/diecisiete
            decimoctavo/dieciocho decimonoveno/diecinueve vigésimo/veinte""".split(),
    ),
    Language(
        "pt",
        article=("artigo", "art.", "art"),
        part=("parte",),
        title=("título",),
        chapter=("capítulo",),
        section=("secção", "seção"),
        annex=("anexo", "apêndice"),
        protocol=("protocolo",),
        preamble=("preâmbulo", "as partes", "o governo", "os governos", "a república", "os estados"),
        testimonium=("em fé do que", "em testemunho do que", "feito em"),
        continues="de do da dos das e ou será é são se a ao à por para que em não o os as".split(),
        refers="de do da dos das no na em ao a por com e ou".split(),
        common="o a os as de do da dos das e em que para por com um uma não ao".split(),
        numerals="primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo".split(),
    ),
    Language(
        "it",
        article=("articolo", "art.", "art"),
        part=("parte",),
        title=("titolo",),
        chapter=("capitolo", "capo"),
        section=("sezione",),
        annex=("allegato", "appendice"),
        protocol=("protocollo",),
        preamble=("preambolo", "le parti", "il governo", "i governi", "la repubblica", "gli stati"),
        testimonium=("in fede di che", "in fede di ciò", "fatto a"),
        continues="di del della dei e o è sono si a al per che in non il lo la i gli le".split(),
        refers="di del dell' all' nell' al a dal con e o per".split(),
        common="il lo la i gli le di del della dei e in che per con un una non si".split(),
        numerals="primo secondo terzo quarto quinto sesto settimo ottavo nono decimo".split(),
    ),
    Language(
        "de",
        article=("artikel", "art.", "art"),
        part=("teil",),
        title=("titel",),
        chapter=("kapitel",),
        section=("abschnitt",),
        annex=("anhang", "anlage"),
        protocol=("protokoll", "zusatzprotokoll", "notenwechsel"),
        preamble=(
            "präambel",
            "die vertragsparteien",
            "die hohen vertragschließenden",
            "die regierung",
            "die bundesrepublik",
            "die staaten",
            "das königreich",
        ),
        testimonium=("zu urkund dessen", "geschehen zu", "geschehen in"),
        continues=(
            "absatz abs. buchstabe nummer nr. satz des der und oder ist sind gilt findet wird kann"
            " bis in von genannten zu dieses"
        ).split(),
        refers="des der nach in gemäß von im und oder mit aus den dem zu".split(),
        common="der die das und in von zu den des mit für ist auf dem eine nicht oder".split(),
        numerals="eins/erster zwei/zweiter drei/dritter vier/vierter fünf/fünfter".split(),
    ),
    Language(
        "nl",
        article=("artikel", "art.", "art"),
        part=("deel",),
        title=("titel",),
        chapter=("hoofdstuk",),
        section=("afdeling", "paragraaf"),
        annex=("bijlage", "aanhangsel"),
        protocol=("protocol", "aanvullend protocol", "notawisseling", "briefwisseling"),
        preamble=(
            "preambule",
            "de partijen",
            "de verdragsluitende",
            "de hoge verdragsluitende",
            "de regering",
            "het koninkrijk",
            "de staten",
            "zijne majesteit",
            "hare majesteit",
            "in naam",
        ),
        testimonium=("ten blijke waarvan", "gedaan te", "gedaan in", "ten bewijze waarvan", "ter oorkonde waarvan"),
        continues="van en of is zijn lid eerste tweede in wordt kan en het de bedoelde genoemde".split(),
        refers="van in het de met en of op bij krachtens ingevolge aan lid".split(),
        common="de het een van en in te dat is op voor met die door niet aan zijn".split(),
        numerals="één/eerste twee/tweede drie/derde vier/vierde vijf/vijfde zes/zesde".split(),
    ),
    Language(
        "sv",
        article=("artikel",),
        part=("del",),
        chapter=("kapitel",),
        section=("avsnitt",),
        annex=("bilaga",),
        protocol=("protokoll",),
        preamble=("ingress", "parterna", "de fördragsslutande"),
        testimonium=("till bekräftelse härav", "som skedde i", "upprättat i"),
        common="och i att det som en på är av för med den till inte skall".split(),
    ),
    Language(
        "da",
        article=("artikel",),
        part=("del",),
        chapter=("kapitel",),
        annex=("bilag",),
        protocol=("protokol",),
        preamble=("præambel", "parterne", "de kontraherende"),
        testimonium=("til bekræftelse heraf", "udfærdiget i"),
        common="og i at det som en på er af for med den til ikke skal".split(),
    ),
    Language(
        "pl",
        article=("artykuł", "art.", "art"),
        part=("część",),
        title=("tytuł",),
        chapter=("rozdział",),
        section=("dział", "sekcja"),
        annex=("załącznik",),
        protocol=("protokół",),
        preamble=("preambuła", "umawiające się", "strony", "rząd"),
        testimonium=("na dowód czego", "sporządzono w"),
        continues="ust. pkt niniejszej niniejszego oraz i lub jest".split(),
        common="i w na z do się nie że lub oraz przez jest o od za".split(),
    ),
    Language(
        "ro",
        article=("articolul", "art.", "art"),
        part=("partea",),
        title=("titlul",),
        chapter=("capitolul",),
        annex=("anexa",),
        protocol=("protocol", "protocolul"),
        common="și de la în a cu pe din să care este sau prin".split(),
    ),
    Language(
        "tr",
        article=("madde",),
        part=("kısım",),
        chapter=("bölüm",),
        annex=("ek",),
        protocol=("protokol",),
        common="ve bir bu ile için olarak veya olan da de".split(),
    ),
    Language(
        "vi",
        article=("điều",),
        part=("phần",),
        chapter=("chương",),
        section=("mục",),
        annex=("phụ lục",),
        protocol=("nghị định thư",),
        common="và của các trong cho được này với là theo".split(),
    ),
    Language(
        "id",
        article=("pasal",),
        part=("bagian",),
        chapter=("bab",),
        annex=("lampiran",),
        protocol=("protokol",),
        common="dan yang di dari untuk dengan ini atau dalam pada".split(),
    ),
    Language(
        "el",
        article=("άρθρο", "αρθρο"),
        part=("μέρος",),
        title=("τίτλος",),
        chapter=("κεφάλαιο",),
        annex=("παράρτημα",),
        protocol=("πρωτόκολλο",),
        script="\u0370-\u03ff",
    ),
    Language(
        "ru",
        article=("статья", "ст."),
        part=("часть",),
        title=("раздел",),
        chapter=("глава",),
        section=("параграф",),
        annex=("приложение",),
        protocol=("протокол", "дополнительный протокол", "обмен нотами", "обмен письмами"),
        preamble=(
            "преамбула",
            "стороны",
            "договаривающиеся",
            "высокие договаривающиеся",
            "государства",
            "правительство",
            "правительства",
            "российская федерация",
            "республика",
            "союз советских",
            "президиум",
            "мы",
        ),
        testimonium=("в удостоверение чего", "совершено в", "учинено в", "подписано в"),
        continues="и или настоящего настоящей пункт пункта устава не применяется в с к".split(),
        refers="в и или со из по с к согласно пункт пункта".split(),
        common="и в на не с что по или для к из о при их его".split(),
        script="\u0400-\u04ff",
        declared=r"состо\w+ из (\w+) стат",
        numerals="""первая/первой вторая третья четвертая/четвёртая пятая шестая седьмая восьмая
            девятая десятая одиннадцатая двенадцатая тринадцатая четырнадцатая пятнадцатая
            шестнадцатая семнадцатая восемнадцатая девятнадцатая двадцатая""".split(),
    ),
    Language(
        "uk",
        article=("стаття", "ст."),
        part=("частина",),
        title=("розділ",),
        chapter=("глава",),
        annex=("додаток",),
        protocol=("протокол",),
        preamble=("преамбула", "сторони", "договірні", "уряд", "уряди"),
        testimonium=("на посвідчення чого", "вчинено в", "вчинено у", "здійснено в", "учинено в"),
        continues="цієї цього та або і не".split(),
        refers="в у та і або з до".split(),
        common="і в на не з що та або для до із у це є їх".split(),
        script="\u0400-\u04ff",
    ),
    Language(
        "bg",
        article=("член", "чл."),
        part=("част",),
        title=("дял",),
        chapter=("глава",),
        annex=("приложение",),
        protocol=("протокол",),
        common="и на в за се от да по с на които това е са".split(),
        script="\u0400-\u04ff",
    ),
    Language(
        "ar",
        article=("المادة", "الماده", "مادة"),
        part=("الباب", "الجزء"),
        chapter=("الفصل",),
        section=("القسم",),
        annex=("الملحق", "المرفق", "ملحق"),
        protocol=("البروتوكول", "بروتوكول"),
        preamble=("الديباجة", "نحن", "إن"),
        testimonium=("وإثباتا لما تقدم", "وإثباتاً لما تقدم", "وإشهاداً", "حرر في", "حررت في", "صدر بمدينة"),
        continues="من و في على أعلاه".split(),
        script="\u0600-\u06ff",
        numerals=_arabic(),
    ),
    Language(
        "fa",
        article=("ماده", "مادّه"),
        chapter=("فصل",),
        annex=("پیوست",),
        protocol=("پروتکل",),
        common="و در به از که این را با است برای".split(),
        script="\u0600-\u06ff",
    ),
    Language(
        "he",
        article=("סעיף",),
        part=("חלק",),
        chapter=("פרק",),
        annex=("נספח",),
        protocol=("פרוטוקול",),
        script="\u0590-\u05ff",
    ),
    Language(
        "ko",
        article=("제N조",),
        part=("제N부", "제N편"),
        chapter=("제N장",),
        section=("제N절",),
        annex=("부속서", "부록", "별표"),
        protocol=("의정서", "추가의정서", "교환각서"),
        preamble=("전문", "대한민국", "체약", "당사국", "양국", "조선민주주의"),
        testimonium=("이상의 증거로", "위의 증거로", "이를 증명하기 위하여"),
        continues="에 의 은 는 을 를 와 과 및 또는 부터 까지 이 가 로 으로 제 도 만".split(),
        script="\uac00-\ud7af\u1100-\u11ff",
        declared=r"(\d+)\s*개\s*조",
    ),
    Language(
        "ja",
        article=("第N条", "第N條"),
        part=("第N部", "第N編"),
        chapter=("第N章",),
        section=("第N節",),
        annex=("附属書", "付録"),
        protocol=("議定書",),
        preamble=("前文", "締約国"),
        testimonium=("以上の証拠として",),
        continues="の に を は が と 及 又 か で へ も に".split(),
        script="\u3040-\u30ff",
    ),
    Language(
        "zh",
        article=("第N条", "第N條"),
        part=("第N部分", "第N编", "第N編"),
        chapter=("第N章",),
        section=("第N节", "第N節"),
        annex=("附件", "附录", "附錄"),
        protocol=("议定书", "議定書", "附加议定书"),
        preamble=("序言", "缔约", "締約", "我联合国", "我聯合國", "中华人民共和国"),
        testimonium=("为此联合国", "為此聯合國", "为此，下列", "为此,下列", "為此，下列", "下列签字", "下列簽字"),
        continues="所 的 之 第 和 及 与 或 至 规 規 中 、 ， 。".split(),
        script="\u4e00-\u9fff",
        declared=r"共([一二三四五六七八九十百\d]+)条",
    ),
    Language(
        "fi",
        article=("N artikla", "artikla"),
        part=("N osa",),
        chapter=("N luku",),
        annex=("liite",),
        protocol=("pöytäkirja",),
        common="ja on ei että tai jos sen mukaan joka".split(),
    ),
    Language(
        "hu",
        article=("N. cikk",),
        part=("N. rész",),
        chapter=("N. fejezet",),
        annex=("melléklet",),
        protocol=("jegyzőkönyv",),
        common="a az és hogy nem egy is vagy meg kell".split(),
    ),
)
"""In the order in which they are tried where a text says nothing else."""

BY_TAG = {language.tag: language for language in LANGUAGES}
