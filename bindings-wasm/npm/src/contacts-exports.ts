export * from './common.js';
export {
  checkEmail,
  formatPhoneAsYouType,
  parseLink,
  parsePhone,
  reload,
  version,
} from './contacts-engine.js';
