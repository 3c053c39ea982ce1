import { auditText, parsePhone } from 'gospablik';

const page = 'Приёмная: 8 (86137) 5-12-34, school@gmail.com';
console.log(parsePhone('8 (86137) 5-12-34').numbers[0].e164);
const { verdict, counts } = auditText(page, { asOf: '2026-11-20', kind: 'subordinate' });
console.log(`${verdict}: ${counts.error.pass} met, ${counts.error.unknown} unknown`);
