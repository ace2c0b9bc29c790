COPY rates (code, note) FROM stdin;
copied-a	semi;colon
copied-b	\N
copied-c	tab\there
\.
