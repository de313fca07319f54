import { env } from "#env";

/** Where browsers reach us, e.g. `https://axisor.example`; null means: whatever host they asked for. */
export const publicOrigin = (): string | null => env().NEXTAUTH_URL ?? null;
