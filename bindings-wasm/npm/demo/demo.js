import './gospablik/dist/esm/widget.js';

const form = document.querySelector('#contact-form');
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const sent = [...new FormData(form)].map(([name, value]) => `${name}=${value}`);
  document.querySelector('#sent').textContent = `Форма отправила бы: ${sent.join(', ')}`;
});

const page = document.querySelector('gospablik-page-check');
const TEXT = `Администрация Липовского района
Мы переехали: г. Липовск, ул. Школьная, 1. Приёмная: 8 (86137) 5-12-3, почта adm.lipovsk@gmail.com.
Новости читайте в нашем канале https://instagram.com/adm_lipovsk и на сайте adm-lipovsk.ru.
Оставить обращение: пишите в личные сообщения.`;
const DOCUMENT = {
  schemaVersion: 1,
  collectedAt: '2026-11-23T09:00:00+03:00',
  organization: { name: 'Администрация Липовского района', kind: 'municipal_body', subject: '23' },
  pages: [
    {
      url: 'https://vk.com/adm_lipovsk',
      platform: 'vk',
      name: 'Липовский район',
      description: 'Страница администрации Липовского района',
      phones: ['8 (86137) 5-12-34'],
      emails: ['adm@lipovsk.ru'],
      address: '352000, г. Липовск, ул. Школьная, 1',
      website: '',
      badge: false,
      avatar: true,
      cover: true,
      closed: false,
      posts: [],
      postsCoverage: { from: '2026-10-20', to: '2026-11-23' },
    },
  ],
};
document.querySelector('#sample-text').addEventListener('click', () => {
  page.text = TEXT;
});
document.querySelector('#sample-json').addEventListener('click', () => {
  page.text = JSON.stringify(DOCUMENT, null, 2);
});
