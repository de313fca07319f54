/** The only signs a mail of ours is made of. Whatever else a browser would see in it came out of a text. */
const TAG =
  /^<(?:!doctype html|\/?(?:html|head|body|title|style|div|h1|p|span|a|br|meta)(?: (?:lang|charset|name|content|class|href|style)="[^"<>]*")*)>$/;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** A mail's HTML read back: tags that are none of ours, where its links lead, and its text. */
export const readHtml = (html: string) => {
  const tags = html.match(/<[^>]*>?/g) ?? [];
  return {
    strangeTags: tags.filter((tag) => !TAG.test(tag)),
    links: [...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => unescaped(href ?? "")),
    heading: unescaped(/<h1[^>]*>([^<]*)<\/h1>/.exec(html)?.[1] ?? ""),
    text: unescaped(html.replace(/^[\s\S]*<body[^>]*>/, "").replace(/<[^>]*>/g, "\n")),
  };
};
