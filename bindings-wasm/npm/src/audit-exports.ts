export * from './common.js';
export type * from './report-types.js';
export {
  Auditor,
  audit,
  auditText,
  checkContact,
  checkEmail,
  classify,
  formatPhoneAsYouType,
  parseLink,
  parsePhone,
  reload,
  rules,
  scan,
  version,
} from './audit-api.js';
export type {
  AuditOptions,
  AuditTextOptions,
  AuditorOptions,
  ContactContext,
} from './audit-api.js';
