/**
 * What has broken generators of code, readers of YAML, pages and file systems. `ran()` is what the browser listens for.
 * Sources: the public advisories on generators of clients (texts that end a comment, a string or a template), "Trojan
 * Source" (direction and invisible characters), the rules of YAML 1.1, and the reserved names of Windows.
 */
import type { NameKind } from "../../generator/src/language/shape.ts";

/** Texts, tried in every position. */
export const TEXTS: Readonly<Record<string, string>> = {
  "end of comment": "a */ ran(); /* b",
  "end of comment, split": "*\\/ **// */",
  "line comment": "// ran()",
  "double quote": 'a"; ran(); "b',
  "single quote": "a'; ran(); 'b",
  "back-tick": "a` + ran() + `b",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the hazard
  "template literal": "${ran()}",
  "backslash at the end": "ends with \\",
  "escaped quote": "\\\" \\' \\\\",
  handlebars: "{{constructor.constructor('ran()')()}}",
  "handlebars, raw": "{{{this}}} {{#with x}} {{> y}} {{!-- z",
  liquid: "{% raw %} {{ 7 }} <%= ran() %>",
  "script element": "<script>ran()</script>",
  "end of script": "</script ><script>ran()</script>",
  "event handler": "<img src=x onerror=ran()>",
  "out of an attribute": '" autofocus onfocus="ran()" x="',
  "out of an attribute, single": "' onmouseover='ran()' x='",
  "end of a title": "</title><svg/onload=ran()>",
  "style element": "<style>*{display:none!important}</style>",
  "html comment": "<!-- --!> <![CDATA[ ]]>",
  "html entity": "&lt;b&gt; &#60;i&#62; &colon;",
  "javascript: link": "javascript:ran()",
  "javascript: in Markdown": "[x](javascript:ran%28%29)",
  "data: link": "data:text/html,<script>ran()</script>",
  "network path": "//evil.example/x",
  "credentials in a link": "https://user:pass@evil.example/",
  "plain http": "http://169.254.169.254/latest",
  "file: link": "file:///etc/passwd",
  autolink: "<https://evil.example> www.evil.example",
  "remote image": "![x](https://evil.example/x.png)",
  "table pipes": "| a | b |",
  "table ruler": "|---|---|",
  "front-matter fence": "---",
  "front matter": "--- x: ran() ---",
  heading: "# heading",
  "list item": "1. one",
  quotation: "> quoted",
  emphasis: "**a** _b_ ~~c~~ `d`",
  "code fence": "```js ran() ```",
  formula: "$x$ $$y$$",
  "spreadsheet formula": '=HYPERLINK("https://evil.example")',
  "line separator": "a\u2028ran()",
  "paragraph separator": "a\u2029ran()",
  "line feed": "a\nran()",
  "carriage return": "a\rran()",
  "CR LF": "a\r\n::error::ran",
  "next line": "a\u0085ran()",
  tab: "a\tb",
  NUL: "a\u0000b",
  "bell and escape": "\u0007\u001b[31mred\u001b]8;;https://evil.example\u001b\\",
  delete: "a\u007fb",
  "bidi override": "a \u202egnp.exe\u202c",
  "bidi isolate": "a \u2066b\u2069",
  "right-to-left mark": "a\u200fb",
  "zero-width space": "ze\u200bro",
  "zero-width joiner": "a\u200db",
  "soft hyphen": "so\u00adft",
  "byte-order mark": "a\ufeffb",
  "hangul filler": "a\u3164b",
  "tag character": "a\u{e0041}b",
  "variation selector": "a\ufe0fb",
  "homoglyph, mixed": "p\u0430ypal",
  "homoglyph, whole": "\u0440\u0430\u0443\u0440\u0430\u04cf",
  "high surrogate": "a\ud83d",
  "low surrogate": "\ude00b",
  emoji: "\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f1ea}\u{1f1fa} \u2603\ufe0f",
  "right-to-left text": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
  "combining marks": "Z\u0351\u036b\u0343a\u0315\u0318l\u035c",
  "not normalised": "A\u030angstro\u0308m",
  "compatibility forms": "\ufb01\u2460\uff21",
  "full-width script": "\uff1cscript\uff1e",
  "Turkish and German": "\u0130\u0131 \u00df \u1e9e",
  "workflow command": "::error file=x::y",
  "doc tag": "@deprecated {@link ran} @ts-ignore",
  "triple slash": '/// <reference path="/etc/passwd" />',
  "source map": "//# sourceMappingURL=data:,x",
  region: "#region #!/bin/sh",
  "regular expression": "^(a+)+$",
  "broken expression": "([",
  "path upwards": "../../x",
  "Windows path": "..\\..\\x",
  "absolute path": "/etc/passwd",
  "path with a dot": ".git/hooks/pre-commit",
  "device name": "CON",
  "device with an ending": "nul.txt",
  "dot at the end": "name.",
  "space at the end": "name ",
  "space at the start": " name",
  empty: "",
  "only spaces": "   ",
  "ideographic space": "\u3000",
  "64 characters": `a${"b".repeat(63)}`,
  "65 characters": `a${"b".repeat(64)}`,
  "200 characters": `${"word ".repeat(39)}words`,
  "257 characters": "w".repeat(257),
  "2,000 characters": "x".repeat(2_000),
  __proto__: "__proto__",
  constructor: "constructor",
  prototype: "prototype",
  toString: "toString",
  hasOwnProperty: "hasOwnProperty",
  toJSON: "toJSON",
  "a promise's method": "then",
  "reserved word": "class",
  "merge key": "<<",
  norway: "no",
  "number as text": "1.10",
  "null as text": "null",
  percent: "%00%2e%2e%2f",
};

/** YAML that is no text, tried in every position. */
export const VALUES: Readonly<Record<string, string>> = {
  "a template's tree": "{ type: Program, body: [{ type: MustacheStatement, escaped: false }] }",
  "a list": "[a, b]",
  "a map with a prototype": '{ "__proto__": { polluted: true } }',
  "a constructor": "{ constructor: { prototype: { polluted: true } } }",
  nothing: "",
  null: "null",
  "truth value": "true",
  "version as number": "1.10",
  "huge number": "12345678901234567890",
  infinity: "1e999",
  "not a number": ".nan",
  octal: "017",
  alias: "*nobody",
  anchor: "&a x",
  "foreign tag": "!!js/function 'ran()'",
  "binary tag": "!!binary cmFu",
  "set tag": "!!set { a }",
  directive: "\n%YAML 1.1\n---\n",
  "second document": "x\n---\ny: 1",
};

const RESERVED =
  "abstract any arguments as async await boolean break case catch class const constructor continue debugger declare default delete do else enum eval export extends false finally for from function get global if implements import in infer instanceof interface is keyof let module namespace never new null number object of override package private protected prototype public readonly require return self set static string super switch symbol then this throw true try type typeof undefined unique unknown using var void while window with yield";

const INHERITED =
  "hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf toJSON __defineGetter__ __lookupSetter__ __proto__";

/** What the generated modules and the runtime call their own things, and what pages and file systems do. */
const OURS =
  "analytics binding gate check name events properties context catalog index types examples testing commands manifest batch type event message_id anonymous_id user_id sent_at timestamp library length track_event create_analytics con prn aux nul com1 lpt9 dist node_modules";

/** Words that mean something already: tried as names, written as the kind of name wants them. */
export const WORDS: readonly string[] = [...new Set([RESERVED, INHERITED, OURS].join(" ").split(" "))];

/** A word as a name of a kind; a word that cannot be one stays as near as possible. */
export function asName(word: string, kind: NameKind): string {
  const parts = word
    .replaceAll(/([a-z])([A-Z])/gu, "$1_$2")
    .toLowerCase()
    .split("_")
    .filter((part) => part !== "");
  switch (kind) {
    case "constant":
      return parts.join("_").toUpperCase();
    case "type":
      return parts.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1)).join("");
    case "id":
      return parts.join("-");
    case "key":
      return parts.join("_");
  }
}

/** Names that somebody or something takes for another name that is there already. */
export const LIKE: Readonly<Record<string, (other: string) => string>> = {
  "the same": (other) => other,
  "other case": (other) => (other === other.toLowerCase() ? other.toUpperCase() : other.toLowerCase()),
  "one letter in other case": (other) =>
    other.slice(0, -1) +
    (other.at(-1) === other.at(-1)?.toLowerCase()
      ? other.slice(-1).toUpperCase()
      : other.slice(-1).toLowerCase()),
  "composed otherwise": (other) => other.replace(/[aeiou]/iu, "$&\u0301"),
  "wide letters": (other) =>
    other.replaceAll(/[a-z]/giu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
  "look-alike letter": (other) => other.replace(/[ae]/u, (letter) => (letter === "a" ? "\u0430" : "\u0435")),
  "Kelvin and long s": (other) => other.replaceAll(/[Kk]/gu, "\u212a").replaceAll(/s/gu, "\u017f"),
  "invisible letter": (other) => `${other}\u200b`,
  "space behind": (other) => `${other} `,
  "more underscores": (other) => other.replace(/[_-]/u, (one) => one + one),
  "underscore behind": (other) => `${other}${/-/u.test(other) ? "-" : "_"}`,
};
