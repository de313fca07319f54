import type { MetadataRoute } from "next";
import { MANIFEST_WORDS } from "./manifest-words.ts";

const GROUND = "#101513";

/** What a browser needs to install Axisor: its name, its icons and the ways in. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  // By the door of the routes, so that the server's code is not bundled for this file once more.
  const { pagePreferences } = await import("#server/http/route-door.ts");
  const { locale } = await pagePreferences();
  const words = MANIFEST_WORDS[locale];
  return {
    id: "/dashboard",
    name: "Axisor",
    short_name: "Axisor",
    description: words.description,
    lang: locale,
    start_url: "/dashboard",
    scope: "/",
    display: "standalone",
    background_color: GROUND,
    theme_color: GROUND,
    categories: ["finance"],
    icons: [
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: words.home, url: "/dashboard" },
      { name: words.activity, url: "/activity" },
      { name: words.automations, url: "/automations" },
    ],
  };
}
