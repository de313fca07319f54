import type { Mail, Mails } from "#ports/mails.ts";
import type { KeptPreferences } from "#ports/preferences.ts";

/** Keeps every mail, the oldest first. */
export class FakeMails implements Mails {
  readonly rows: Mail[] = [];
  readonly #keptOf: (mail: Mail) => KeptPreferences | null;

  constructor(keptOf: (mail: Mail) => KeptPreferences | null = () => null) {
    this.#keptOf = keptOf;
  }

  async write(mail: Mail) {
    if (this.rows.some(({ id }) => id === mail.id)) return;
    const kept = this.#keptOf(mail);
    this.rows.push({
      ...mail,
      locale: kept?.locale ?? mail.locale,
      timeZone: kept?.timeZone ?? mail.timeZone,
    });
  }

  async writeForNobody() {}

  async newest(limit: number) {
    return this.rows.toReversed().slice(0, limit);
  }
}
