// Two real answers, as a good candidate would type them; field order is the form's.

export const priceUndercut = {
  id: "price-undercut",
  title: "The competitor just halved its price",
  fields: [
    ["clarify", "text", "Which of our segments is Tallyo actually winning in? I assume small firms are the most exposed, because they shop on price and already churn at 24%. Why did Tallyo cut: is it funded by a new round, or is it a promotion that ends? Before we react I want the notes of those 9 deals and ten win/loss calls."],
    ["gp_if_matched", "number", "5.5"],
    ["breakeven_volume", "number", "3.2x"],
    ["reading", "text", "Matching everywhere would take gross profit from $17.5M to $5.5M. To earn that back we would have to sell more than three times today's volume, which is not realistic. Even if every small firm left, we would lose less than we would by matching."],
    ["options", "table", [
      ["Hold the price and defend on value", "Keeps the margin on mid-market and enterprise", "We lose some price-driven deals this quarter"],
      ["A lighter plan for small firms", "Gives small firms a reason to stay", "Some customers will downgrade, and it takes a team eight weeks"],
      ["Two-year price lock for mid-market renewals", "Protects $12.6M of revenue", "We cannot raise those prices for two years"],
    ]],
    ["decision", "text", "I recommend that we do not match. We hold the price for enterprise and mid-market, and launch a lighter plan for small firms only, because they are the ones at risk. This costs us: we accept losing up to 100 small firms and a slower quarter. If we matched, Tallyo could simply cut again and our existing customers would all ask for the discount."],
    ["tripwires", "table", [
      ["Mid-market logo churn, monthly", "Above 1.5% for two months", "Offer the price lock to every mid-market account"],
      ["Win rate in deals against Tallyo", "Under 25% by the end of the quarter", "Bring the lighter plan forward and review the price with the board"],
    ]],
    ["first_30_days", "text", "Sales gets a one-page battle card on Monday and does not discount without my approval. Customer success calls the 50 largest renewals. Finance models the downside with me. I tell the board in five days what we hold and what we give up."],
  ],
};

export const unitEconomics = {
  id: "unit-economics",
  title: "Where does the next million go?",
  fields: [
    ["clv_paid_social", "number", "$187.50"],
    ["cac_paid_social", "number", "60"],
    ["marginal_cac_paid_social", "number", "200"],
    ["clv_partnerships", "number", "600"],
    ["payback_partnerships", "number", "10,7"],
    ["reading", "text", "Paid social looks good on average, but the last 500 customers cost $200 each, more than the $187.50 they are worth, so the channel is saturated. Partnerships are worth $600 against $160, but they pay back slowest, at almost 11 months, just inside the limit."],
    ["allocation", "allocation", ["150", "150", "350", "250", "100"]],
    ["decision", "text", "I put the biggest share into partnerships because each dollar there returns almost four. I put 250 into first-week retention: bringing social churn from 8% to 6% lifts its value to $250 and helps every channel. We give up about 1,500 new customers this quarter, and growth looks slower. The spend hits this quarter's profit; the cash comes back within 11 months."],
    ["doubts", "text", "I do not trust the 2.5% partner churn: the cohorts are younger than six months, so it may rise. I would look at retention curves by cohort and run a holdout test in two regions for paid social."],
    ["checkpoints", "table", [
      ["Marginal CAC on paid social", "Above $150 for two weeks", "Stop and move the rest to partnerships"],
      ["Partner churn in month three", "Over 4%", "Hold the second half of the partnership money back"],
    ]],
  ],
};
