import { benchOf } from "./bench.ts";
import { making } from "./image/measure-image.ts";

/** What an operator waits for: to make the image, to fetch it, and to have it answer. */
export const image = benchOf({
  name: "image",
  about: "what the image weighs, how long it takes to make, and how soon its web role is ready",
  parts: () => [making],
});
