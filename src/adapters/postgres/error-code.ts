/** What the server, the driver or the system calls an error, however deep it is wrapped; null where nobody gave it a name. */
export const errorCode = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null;
  if ("code" in error && typeof error.code === "string") return error.code;
  return errorCode(error.cause);
};
