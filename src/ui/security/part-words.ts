/** What each subject of the page is for; the same while it is being read. */
export const PART_WORDS = {
  app: {
    title: "Authenticator app",
    lead: "Six digits on your phone that change every 30 s, asked for after the password.",
  },
  codes: {
    title: "Backup codes",
    lead: "For the day the phone is lost. Each replaces the second factor once.",
  },
  passkeys: {
    title: "Passkeys",
    lead: "Kept by your phone, computer or security key. A passkey is both factors at once and cannot be given to a false page.",
  },
  password: { title: "Password", lead: "Long beats complicated. Let a password manager keep it." },
  email: {
    title: "E-mail",
    lead: "What you log in with, and where Axisor writes when something happens to the account.",
  },
  sessions: {
    title: "Logged in",
    lead: "Every browser that holds a session. One that you end is out at once.",
  },
} as const;

export type PartName = keyof typeof PART_WORDS;
