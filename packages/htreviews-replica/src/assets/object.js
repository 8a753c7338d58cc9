/** Brand and line pages: the list of flavours grows. */
{
  const { growList, tobaccoRow } = window.replica;
  const { id } = document.querySelector('.object_wrapper').dataset;
  const depth = location.pathname.split('/').filter(Boolean).length;
  const action = depth === 2 ? 'objectByBrand' : 'objectByLine';

  async function fetchRows(offset) {
    const data = { id, limit: 20, offset, sort: { s: 'rating', d: 'desc' } };
    const answer = await fetch('/postData', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action, data }),
    });
    return answer.json();
  }

  growList(document.querySelector('#tobacco_list_wrapper .tobacco_list_items'), fetchRows, tobaccoRow);
}
