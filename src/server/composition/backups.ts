export { restoreBackup } from "#adapters/postgres/backup/restore-backup.ts";
export { writeBackup } from "#adapters/postgres/backup/write-backup.ts";
