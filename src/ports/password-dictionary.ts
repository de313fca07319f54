/** Words and passwords that everybody tries first. */
export interface PasswordDictionary {
  /** Whether exactly this text, in lower case, is one of them. */
  has(text: string): boolean;
}
