"""What the commands of TeX do in running text: which only style, which are silent, which are formulas. Only tables."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


STYLES = _names(
    "textbf emph textit texttt textsc underline text textrm textsf textsl textmd textup textnormal mbox hbox uline url"
    " path nolinkurl code mathrm mathbf mathsf mathit mathcal mathtt operatorname ensuremath enquote"
)
"""What they enclose is said, they are not."""

DECLARATIONS = _names(
    "it bf em tt sc rm sl sf bfseries itshape ttfamily scshape slshape rmfamily sffamily normalfont tiny scriptsize"
    " footnotesize small normalsize large Large LARGE huge Huge centering noindent xspace displaystyle smallskip"
    " medskip bigskip protect relax"
)
"""They style what follows, and say nothing."""

SILENT = _names(
    "cite citep citet citealp citealt citeauthor citeyear Cite Citep Citet parencite textcite nocite ref eqref autoref"
    " cref Cref pageref label vspace hspace begin end footnotemark bibliography vskip"
)
"""They point elsewhere: neither they nor what they enclose is said."""

FORMULAS = _names("frac dfrac tfrac nicefrac sqrt mathbb bar hat tilde vec dot ddot widehat widetilde pmod")
"""Formulas that some write without dollars."""

ASIDES = frozenset({"footnote", "thanks", "footnotetext"})
"""What they enclose is said in parentheses."""

MATH_STYLES = STYLES | _names(
    "mathfrak mathscr mathnormal boldsymbol bm pmb overline widehat widetilde underbrace overbrace overrightarrow"
    " mathop mathbin mathrel boxed"
)
"""In a formula, what these enclose is said."""

MATH_SILENT = _names(
    "left right big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle scriptstyle limits nolimits rm bf it tt sf"
    " cal em mathstrut"
)
FRACTIONS = _names("frac dfrac tfrac nicefrac sfrac cfrac")
FUNCTIONS = _names(
    "log ln exp min max sin cos tan arg argmax argmin lim sup inf det dim gcd bmod Pr deg ker mod tanh sinh cosh"
)
"""Names that stand apart from the letters beside them."""

ESCAPED = frozenset("%&_#${}")
SPACES = {",": " ", ";": " "}
