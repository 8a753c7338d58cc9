/** The ranking pages: two tabs of brands, or one list of tobaccos. */
{
  const { growList, brandRow, tobaccoRow, getRows } = window.replica;
  const wrappers = [...document.querySelectorAll('.tobacco_list_wrapper')];
  const tabs = [...document.querySelectorAll('.filter_rows > [data-type]')];
  const query = Object.fromEntries(new URLSearchParams(location.search));
  const isBrands = location.pathname.startsWith('/tobaccos/brands');

  for (const tab of tabs) {
    tab.addEventListener('click', () => {
      for (const element of [...tabs, ...wrappers]) {
        element.dataset.active = element.dataset.type === tab.dataset.type ? '1' : '0';
      }
    });
  }

  for (const wrapper of wrappers) {
    const list = wrapper.querySelector('.tobacco_list_items');
    if (isBrands) {
      const ask = { s: 'rating', d: 'desc', ...query, action: 'brands', r: wrapper.dataset.type };
      growList(list, (o) => getRows({ ...ask, o }), brandRow);
    } else if (location.pathname === '/tobaccos') {
      const ask = { r: 'position', s: 'rating', d: 'desc', ...query, action: 'tobaccos' };
      growList(list, (o) => getRows({ ...ask, o }), tobaccoRow);
    }
  }
}
