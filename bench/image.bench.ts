import { type Bench, measureParts } from "./bench.ts";
import { making } from "./image/measure-image.ts";

/** What an operator waits for: to make the image, to fetch it, and to have it answer. */
export const image: Bench = {
  name: "image",
  about: "what the image weighs, how long it takes to make, and how soon its web role is ready",
  run: (options) => measureParts([making], null, options),
};
