import type { Locale } from "../language/locale.ts";
import type { Severity } from "./channel.ts";
import { webLink } from "./web-link.ts";

/** What a mail says, as plain text. */
export type MailPage = {
  readonly subject: string;
  /** Paragraphs with an empty line between them; one that is `link` itself becomes the link. */
  readonly text: string;
  /** Where it leads; only an address of http or https becomes a link. */
  readonly link: string | null;
  /** What the link is called; the address itself when null. */
  readonly linkLabel: string | null;
  /** Why it was sent, in small, and where that can be changed. */
  readonly footer: { readonly text: string; readonly link: string | null };
  readonly locale: Locale;
  /** What the rule above it is drawn in; ink where nothing is judged. */
  readonly severity: Severity | null;
};

/** The colours of the design, by the light; a program that knows no style sheet shows the light ones. */
const LIGHT = {
  ground: "#f0f4f2",
  raised: "#ffffff",
  ink: "#0f1613",
  quiet: "#43504a",
  edge: "#7c8983",
  danger: "#a80c34",
  warning: "#856000",
};
const DARK: typeof LIGHT = {
  ground: "#101513",
  raised: "#171d1a",
  ink: "#edf2ef",
  quiet: "#a9b6b0",
  edge: "#65736c",
  danger: "#ff6f5a",
  warning: "#f7cb57",
};

/** Every colour that can appear in a mail: the design has each of them. */
export const MAIL_COLOURS: readonly string[] = [...Object.values(LIGHT), ...Object.values(DARK)];

const FONT = "font-family:'Helvetica Neue',Arial,sans-serif";

/** What a reader in the dark sees instead of the styles in the tags. */
const DARK_STYLE = [
  "@media (prefers-color-scheme:dark){",
  `.ground{background:${DARK.ground}!important;color:${DARK.ink}!important}`,
  `.sheet{background:${DARK.raised}!important;color:${DARK.ink}!important}`,
  `.ink{color:${DARK.ink}!important}.quiet{color:${DARK.quiet}!important}`,
  `.edge{border-color:${DARK.edge}!important}`,
  `.danger{border-color:${DARK.danger}!important}.warning{border-color:${DARK.warning}!important}`,
  "}",
].join("");

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Any text as text: what HTML reads as a sign of its own is written out, and what is no text at all is a space. */
const escaped = (text: string): string =>
  text.replace(/[^\P{Cc}\n]/gu, " ").replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const anchor = (href: string, label: string, look: "ink" | "quiet"): string =>
  `<a class="${look}" href="${escaped(href)}" style="color:${LIGHT[look]};text-decoration:underline">${escaped(label)}</a>`;

const paragraph = (inside: string): string => `<p style="margin:0 0 16px">${inside}</p>`;

/** The link by its name, and below it the address, for whoever would rather copy than follow it. */
const linkParagraph = (href: string, label: string | null): string =>
  label === null
    ? paragraph(anchor(href, href, "ink"))
    : paragraph(
        `${anchor(href, label, "ink")}<br><span class="quiet" style="color:${LIGHT.quiet};font-size:13px;overflow-wrap:anywhere">${escaped(href)}</span>`,
      );

const body = ({ text, link, linkLabel }: MailPage): string => {
  const href = webLink(link);
  const parts = text.split(/\n{2,}/).filter((part) => part.trim() !== "");
  const isNamed = parts.includes(link ?? "");
  const told = parts.map((part) =>
    href !== null && part === link
      ? linkParagraph(href, linkLabel)
      : paragraph(escaped(part).replaceAll("\n", "<br>")),
  );
  return [...told, ...(href === null || isNamed ? [] : [linkParagraph(href, linkLabel)])].join("\n");
};

const footerOf = ({ text, link }: MailPage["footer"]): string => {
  const href = webLink(link);
  return href === null ? escaped(text) : `${escaped(text)} ${anchor(href, href, "quiet")}`;
};

const ruleOf = (severity: Severity | null): { readonly look: string; readonly colour: string } => {
  switch (severity) {
    case "danger":
      return { look: "danger", colour: LIGHT.danger };
    case "warning":
      return { look: "warning", colour: LIGHT.warning };
    default:
      return { look: "edge", colour: LIGHT.edge };
  }
};

/**
 * A mail as HTML: small, light or dark as the reader's screen is, and to be read in order where styles are not shown. It
 * fetches nothing, so nobody learns that it was read; every text in it is text, whatever it looks like.
 */
export const mailHtml = (page: MailPage): string => {
  const { look, colour } = ruleOf(page.severity);
  const subject = escaped(page.subject);
  return `<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${subject}</title>
<style>${DARK_STYLE}</style>
</head>
<body class="ground" style="margin:0;padding:16px;background:${LIGHT.ground};color:${LIGHT.ink};${FONT};font-size:16px;line-height:1.5">
<div class="sheet ${look}" style="max-width:560px;margin:0 auto;padding:24px;background:${LIGHT.raised};border-top:3px solid ${colour}">
<h1 class="ink" style="margin:0 0 16px;color:${LIGHT.ink};font-size:20px;line-height:1.2">${subject}</h1>
${body(page)}
<p class="quiet edge" style="margin:24px 0 0;padding-top:16px;border-top:1px solid ${LIGHT.edge};color:${LIGHT.quiet};font-size:13px">${footerOf(page.footer)}</p>
</div>
</body>
</html>
`;
};
