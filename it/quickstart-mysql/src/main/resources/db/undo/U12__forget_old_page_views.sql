DROP EVENT forget_old_page_views;
