/** One address, one spelling: what users type differs in case and stray spaces. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}
