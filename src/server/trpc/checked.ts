import type { z } from "zod";

/**
 * Takes what `schema` takes, and checks it in one go. Given the schema itself, the library waits for each part of it as for
 * something that is asked elsewhere, which takes more than twice as long.
 */
export const checked =
  <S extends z.ZodType>(schema: S) =>
  (answer: unknown): z.output<S> =>
    schema.parse(answer);
