import { z } from "zod";

const base64url = z.string().regex(/^[A-Za-z0-9_-]*$/);
const TRANSPORT = /^[a-z-]{1,20}$/;

/** What is read of a browser's answer; all else it sends is left out. */
const answer = { id: base64url.min(1), rawId: base64url.min(1), type: z.literal("public-key") };

/** Nothing the extensions say is used. */
const withoutExtensions = <T extends object>(value: T) => ({ ...value, clientExtensionResults: {} });

export const attestationSchema = z
  .object({
    ...answer,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z.array(z.string().regex(TRANSPORT)).max(10).default([]),
    }),
  })
  .transform(withoutExtensions);

export const assertionSchema = z
  .object({
    ...answer,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url
        .nullish()
        .transform((handle) => (handle === null || handle === "" ? undefined : handle)),
    }),
  })
  .transform(({ response: { userHandle, ...response }, ...rest }) =>
    withoutExtensions({
      ...rest,
      response: { ...response, ...(userHandle === undefined ? {} : { userHandle }) },
    }),
  );
