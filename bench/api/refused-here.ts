/**
 * What nobody can have carried out in the installation of a bench, and why. What is timed of these is a refusal, so they have no
 * target; whatever else nobody had carried out was not measured.
 */
const REFUSED_HERE: Readonly<Record<string, string>> = {
  "outbox.list": "it is closed in production",
  "credentials.startOnPaper": "no paper exchange opens accounts for traders here",
  "notifications.bindTelegram": "there is no bot here",
  "notifications.test": "there is nothing to send a mail with here",
  "operator.silence": "no alert stands",
  "/api/panic": "nobody made that link",
  "/api/nothing/here": "there is nothing at that address",
};

/** Why nobody can have it carried out, or undefined where it can be. */
export const refusedBecause = (path: string): string | undefined => {
  const why = REFUSED_HERE[path];
  return why === undefined ? undefined : `a refusal is timed: ${why}`;
};
