import type { KeptPreferences, PreferencesStore } from "#ports/preferences.ts";

export class FakePreferences implements PreferencesStore {
  readonly #kept = new Map<string, KeptPreferences>();
  readonly #isUser: (userId: string) => boolean;

  constructor(isUser: (userId: string) => boolean = () => true) {
    this.#isUser = isUser;
  }

  async of(userId: string) {
    return this.now(userId);
  }

  async keep(userId: string, kept: KeptPreferences) {
    if (this.#isUser(userId)) this.#kept.set(userId, kept);
  }

  /** What is kept, for the other fakes. */
  now(userId: string): KeptPreferences | null {
    return this.#kept.get(userId) ?? null;
  }
}
