import { Secret, TOTP } from "otpauth";

/** An authenticator app that was given a secret, and shows the code of any moment (epoch milliseconds). */
export const anApp = (secret: string) => {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) });
  return { codeAt: (at: number): string => totp.generate({ timestamp: at }) };
};

export type App = ReturnType<typeof anApp>;
