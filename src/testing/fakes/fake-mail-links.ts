import type { MailLink, MailLinks } from "#ports/mails.ts";

export class FakeMailLinks implements MailLinks {
  readonly rows = new Map<string, MailLink>();

  async create(link: MailLink) {
    this.rows.set(link.id, link);
  }

  async find(id: string, at: number) {
    return this.#living(id, at);
  }

  async take(id: string, at: number) {
    const taken = this.#living(id, at);
    for (const row of taken === null ? [] : [...this.rows.values()]) {
      if (row.email === taken?.email && row.purpose === taken.purpose) this.rows.delete(row.id);
    }
    return taken;
  }

  #living(id: string, at: number): MailLink | null {
    const row = this.rows.get(id);
    return row !== undefined && at < row.expiresAt ? row : null;
  }
}
